import Foundation

/// An object for each thread, which lives as long as somebody else holds it.
struct ThreadLocal<Value: AnyObject>: @unchecked Sendable {
  // Unchecked: each thread sees its own value only.
  private let key: pthread_key_t

  init() {
    var key = pthread_key_t()
    pthread_key_create(&key, nil)
    self.key = key
  }

  var value: Value? {
    get { pthread_getspecific(key).map { Unmanaged<Value>.fromOpaque($0).takeUnretainedValue() } }
    nonmutating set {
      pthread_setspecific(key, newValue.map { UnsafeRawPointer(Unmanaged.passUnretained($0).toOpaque()) })
    }
  }
}
