using System.Collections.Concurrent;
using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

/// <summary>The event loop that libvirt needs for events, keepalive and lost connections: one thread for the whole process.</summary>
/// <remarks>
/// Started by the SDK before the first connection opens; most programs need not call anything here. Callbacks run one after the other on the
/// loop's thread: one that takes long holds up the events and the keepalive of every connection. Thread-safe; every member may be called from
/// a callback.
/// </remarks>
public static unsafe class LibvirtEventLoop
{
    private static readonly TimeSpan s_pauseAfterFailure = TimeSpan.FromMilliseconds(10);
    private static readonly Lock s_lock = new();
    private static readonly ConcurrentQueue<Action> s_posted = new();
    private static IEventLoopImplementation? s_implementation;
    private static bool s_started;
    [ThreadStatic]
    private static bool s_isLoopThread;
    private static int s_wakeTimer;

    /// <summary>Raised on the loop's thread when a callback threw. What a handler throws itself is lost.</summary>
    public static event Action<CallbackFailure>? CallbackFailed;

    /// <summary>Uses another event loop than libvirt's own, which shares GLib's default main context: for programs that run a GLib main loop themselves.</summary>
    /// <param name="implementation">The loop, such as <see cref="PollEventLoop"/>; it stays for the life of the process.</param>
    /// <exception cref="InvalidOperationException">A connection was opened before: libvirt cannot change its loop.</exception>
    public static void UseImplementation(IEventLoopImplementation implementation)
    {
        ArgumentNullException.ThrowIfNull(implementation);
        lock (s_lock)
        {
            if (s_started)
                throw new InvalidOperationException("libvirt's event loop runs already and cannot be replaced; call UseImplementation before the first connection opens.");
            s_implementation = implementation;
        }
    }

    /// <summary>Watches a file descriptor.</summary>
    /// <param name="fileDescriptor">The file descriptor; it must stay open as long as the watch.</param>
    /// <param name="events">What to watch for. Errors and hang-ups are told in any case.</param>
    /// <param name="callback">Called on the loop's thread as long as one of the events is there.</param>
    /// <exception cref="LibvirtLibraryMissingException">libvirt is not installed.</exception>
    public static EventHandleWatch AddHandle(int fileDescriptor, EventHandleType events, Action<EventHandleType> callback)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fileDescriptor);
        ArgumentNullException.ThrowIfNull(callback);
        LibvirtLibrary.EnsureInitialized();
        return new(fileDescriptor, events, callback);
    }

    /// <summary>Adds a timer that fires again and again.</summary>
    /// <param name="interval">Zero for every turn of the loop, <see cref="Timeout.InfiniteTimeSpan"/> for not yet; resolution 1 ms.</param>
    /// <param name="callback">Called on the loop's thread.</param>
    /// <exception cref="LibvirtLibraryMissingException">libvirt is not installed.</exception>
    public static EventTimer AddTimeout(TimeSpan interval, Action callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        LibvirtLibrary.EnsureInitialized();
        return new(interval, callback);
    }

    internal static void EnsureStarted()
    {
        lock (s_lock)
        {
            if (s_started)
                return;
            Start();
            s_started = true;
        }
    }

    /// <summary>Runs an action on the loop's thread with nothing of libvirt's on the stack; actions run in order.</summary>
    internal static void Post(Action action)
    {
        s_posted.Enqueue(action);
        Native.virEventUpdateTimeout(s_wakeTimer, 0);
    }

    /// <summary>Whether the calling thread is the loop's, where nothing may wait for the loop.</summary>
    internal static bool IsLoopThread => s_isLoopThread;

    /// <summary>Runs an action on the loop's thread and waits for its end: no callback of libvirt runs meanwhile.</summary>
    internal static void Invoke(Action action)
    {
        if (s_isLoopThread)
        {
            action();
            return;
        }
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(() =>
        {
            try
            {
                action();
                done.SetResult();
            }
            catch (Exception e)
            {
                done.SetException(e);
            }
        });
        done.Task.GetAwaiter().GetResult();
    }

    internal static void RunPosted()
    {
        s_isLoopThread = true;
        // Paused before the queue is emptied: an action posted meanwhile starts the timer again.
        Native.virEventUpdateTimeout(s_wakeTimer, -1);
        while (s_posted.TryDequeue(out var action))
        {
            try
            {
                action();
            }
            catch (Exception e)
            {
                ReportFailure("a deferred action", e);
            }
        }
    }

    internal static void ReportFailure(string source, Exception exception)
    {
        try
        {
            CallbackFailed?.Invoke(new(source, exception));
        }
        catch (Exception)
        {
            // C code is above us on this stack and there is nobody left to tell: documented at CallbackFailed.
        }
    }

    // SAFETY: the callbacks are static code that lives as long as the process.
    private static void Start()
    {
        if (s_implementation is not null)
            EventLoopBridge.Register(s_implementation);
        else if (Native.virEventRegisterDefaultImpl() < 0)
            throw LibvirtException.FromLastError(nameof(Native.virEventRegisterDefaultImpl));
        // libvirt's loop sleeps for ever while nothing is registered; this timer wakes it (libvirt-event.h, virEventRunDefaultImpl).
        s_wakeTimer = Native.virEventAddTimeout(-1, EventLoopCallbacks.Wake, null, 0);
        if (s_wakeTimer < 0)
            throw LibvirtException.FromLastError(nameof(Native.virEventAddTimeout));
        // A loop of the program's own runs on a thread that only its first callback can tell.
        Native.virEventUpdateTimeout(s_wakeTimer, 0);
        if (s_implementation is null)
            new Thread(Run) { IsBackground = true, Name = "libvirt events" }.Start();
    }

    private static void Run()
    {
        while (true)
        {
            if (Native.virEventRunDefaultImpl() >= 0)
                continue;
            ReportFailure("libvirt's event loop", LibvirtException.FromLastError(nameof(Native.virEventRunDefaultImpl)));
            // A loop that fails at once would otherwise take a whole CPU.
            Thread.Sleep(s_pauseAfterFailure);
        }
    }
}
