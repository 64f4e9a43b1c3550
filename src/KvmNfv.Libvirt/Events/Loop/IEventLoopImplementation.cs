namespace KvmNfv.Libvirt;

/// <summary>An event loop that a program brings with it: the six functions of <c>virEventRegisterImpl</c> (libvirt-event.h).</summary>
/// <remarks>
/// libvirt calls the members from any thread, also from inside a callback. The implementation runs for ever on a thread of its own choice, calls
/// <c>Invoke</c> there without holding a lock that its members take, and calls <c>Free</c> of a removed callback exactly once, later, on that
/// thread with nothing of libvirt's on the stack: freeing inside the removal deadlocks. Several watches of one file descriptor are allowed.
/// An exception out of a member is reported as <see cref="LibvirtEventLoop.CallbackFailed"/> and tells libvirt that the call failed.
/// </remarks>
public interface IEventLoopImplementation
{
    /// <summary>Begins to watch a file descriptor.</summary>
    /// <param name="fileDescriptor">The file descriptor; the watch does not own it.</param>
    /// <param name="events">What to watch for; <c>None</c> for nothing yet.</param>
    /// <param name="callback">What to call when one of the events is there.</param>
    /// <returns>The number of the watch, 1 or more, never used before.</returns>
    int AddHandle(int fileDescriptor, EventHandleType events, NativeHandleCallback callback);

    /// <summary>Changes what is watched for. A watch that is not there is no error.</summary>
    void UpdateHandle(int watch, EventHandleType events);

    /// <summary>Ends a watch; its callback is freed later.</summary>
    /// <returns>False where there is no such watch.</returns>
    bool RemoveHandle(int watch);

    /// <summary>Adds a timer that fires again and again.</summary>
    /// <param name="milliseconds">The interval; 0 for every turn of the loop, negative for not now.</param>
    /// <param name="callback">What to call.</param>
    /// <returns>The number of the timer, 1 or more, never used before.</returns>
    int AddTimeout(int milliseconds, NativeTimeoutCallback callback);

    /// <summary>Changes a timer's interval and begins it anew. A timer that is not there is no error.</summary>
    void UpdateTimeout(int timer, int milliseconds);

    /// <summary>Removes a timer; its callback is freed later.</summary>
    /// <returns>False where there is no such timer.</returns>
    bool RemoveTimeout(int timer);
}
