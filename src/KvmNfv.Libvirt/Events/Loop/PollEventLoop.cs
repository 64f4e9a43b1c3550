using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

/// <summary>An event loop over poll(2) on a thread of its own, which shares nothing with GLib.</summary>
/// <remarks>
/// <code>LibvirtEventLoop.UseImplementation(new PollEventLoop());</code>
/// Thread-safe. The thread starts with the first watch or timer and lives as long as the process. Linux only.
/// </remarks>
public sealed unsafe class PollEventLoop : IEventLoopImplementation
{
    private readonly Lock _lock = new();
    private readonly List<PollWatch> _watches = [];
    private readonly List<PollTimer> _timers = [];
    private readonly Queue<Action> _frees = new();
    private int _wakeDescriptor = -1;
    private int _nextWatch = 1;
    private int _nextTimer = 1;
    private bool _stopped;

    /// <inheritdoc/>
    public int AddHandle(int fileDescriptor, EventHandleType events, NativeHandleCallback callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return Change(() =>
        {
            _watches.Add(new(_nextWatch, fileDescriptor, events, callback));
            return _nextWatch++;
        });
    }

    /// <inheritdoc/>
    public void UpdateHandle(int watch, EventHandleType events) => Change(() =>
    {
        if (_watches.Find(w => w.Id == watch) is { } found)
            found.Events = events;
        return 0;
    });

    /// <inheritdoc/>
    public bool RemoveHandle(int watch) => Change(() =>
    {
        var at = _watches.FindIndex(w => w.Id == watch);
        if (at < 0)
            return false;
        _frees.Enqueue(_watches[at].Callback.Free);
        _watches[at].Removed = true;
        _watches.RemoveAt(at);
        return true;
    });

    /// <inheritdoc/>
    public int AddTimeout(int milliseconds, NativeTimeoutCallback callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return Change(() =>
        {
            var timer = new PollTimer(_nextTimer, callback);
            timer.Restart(milliseconds);
            _timers.Add(timer);
            return _nextTimer++;
        });
    }

    /// <inheritdoc/>
    public void UpdateTimeout(int timer, int milliseconds) => Change(() =>
    {
        _timers.Find(t => t.Id == timer)?.Restart(milliseconds);
        return 0;
    });

    /// <inheritdoc/>
    public bool RemoveTimeout(int timer) => Change(() =>
    {
        var at = _timers.FindIndex(t => t.Id == timer);
        if (at < 0)
            return false;
        _frees.Enqueue(_timers[at].Callback.Free);
        _timers[at].Removed = true;
        _timers.RemoveAt(at);
        return true;
    });

    /// <summary>Ends the thread. Only for tests that never gave the loop to libvirt.</summary>
    internal void Stop() => Change(() => _stopped = true);

    private T Change<T>(Func<T> change)
    {
        T result;
        lock (_lock)
        {
            Start();
            result = change();
            Wake();
        }
        return result;
    }

    private void Start()
    {
        if (_wakeDescriptor >= 0)
            return;
        _wakeDescriptor = LibC.EventFd(0, LibC.EventFdFlags);
        if (_wakeDescriptor < 0)
            throw new IOException($"No eventfd for the event loop: error {System.Runtime.InteropServices.Marshal.GetLastPInvokeError()} of the operating system.");
        new Thread(Run) { IsBackground = true, Name = "libvirt events (poll)" }.Start();
    }

    // SAFETY: eventfd(2) takes exactly eight bytes. A full counter refuses, and then the loop is awake anyway.
    private void Wake()
    {
        var one = 1UL;
        LibC.Write(_wakeDescriptor, &one, sizeof(ulong));
    }

    private void Run()
    {
        while (true)
        {
            PollFd[] descriptors;
            PollWatch[] watches;
            int wait;
            lock (_lock)
            {
                if (_stopped)
                {
                    LibC.Close(_wakeDescriptor);
                    return;
                }
                // A watch for nothing is left out: poll would report its errors and hang-ups again and again.
                watches = [.. _watches.Where(w => w.Events != EventHandleType.None)];
                descriptors = [new() { FileDescriptor = _wakeDescriptor, Wanted = PollEvents.In },
                    .. watches.Select(w => new PollFd { FileDescriptor = w.FileDescriptor, Wanted = w.Wanted })];
                wait = _timers.Count == 0 ? -1 : _timers.Min(t => t.Wait ?? int.MaxValue) is var least and not int.MaxValue ? least : -1;
            }
            if (Poll(descriptors, wait))
                DispatchWatches(watches, descriptors);
            DispatchTimers();
            FreeRemoved();
        }
    }

    // SAFETY: the array is pinned during the call and its length is the one told.
    private static bool Poll(PollFd[] descriptors, int wait)
    {
        fixed (PollFd* first = descriptors)
        {
            if (LibC.Poll(first, (nuint)descriptors.Length, wait) >= 0)
            {
                ulong count;
                if (descriptors[0].Ready != PollEvents.None)
                    LibC.Read(descriptors[0].FileDescriptor, &count, sizeof(ulong));
                return true;
            }
        }
        var error = System.Runtime.InteropServices.Marshal.GetLastPInvokeError();
        if (error != LibC.InterruptedBySignal)
            LibvirtEventLoop.ReportFailure("poll", new IOException($"poll failed with error {error} of the operating system."));
        return false;
    }

    private static void DispatchWatches(PollWatch[] watches, PollFd[] descriptors)
    {
        for (var i = 0; i < watches.Length; i++)
        {
            var watch = watches[i];
            var ready = descriptors[i + 1].Ready;
            if (ready == PollEvents.None || watch.Removed || watch.Events == EventHandleType.None)
                continue;
            Guard("a watch", () => watch.Callback.Invoke(watch.Id, watch.FileDescriptor, PollWatch.ToEvents(ready)));
        }
    }

    private void DispatchTimers()
    {
        PollTimer[] due;
        lock (_lock)
        {
            due = [.. _timers.Where(t => t.Wait == 0)];
            foreach (var timer in due)
                timer.Restart(timer.Interval);
        }
        foreach (var timer in due)
        {
            if (!timer.Removed && timer.Interval >= 0)
                Guard("a timer", () => timer.Callback.Invoke(timer.Id));
        }
    }

    private void FreeRemoved()
    {
        while (true)
        {
            Action? free;
            lock (_lock)
            {
                if (!_frees.TryDequeue(out free))
                    return;
            }
            Guard("a free callback", free);
        }
    }

    private static void Guard(string source, Action action)
    {
        try
        {
            action();
        }
        catch (Exception e)
        {
            LibvirtEventLoop.ReportFailure(source, e);
        }
    }
}
