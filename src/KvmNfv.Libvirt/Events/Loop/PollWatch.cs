using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

/// <summary>One watched file descriptor of a <see cref="PollEventLoop"/>.</summary>
internal sealed class PollWatch(int id, int fileDescriptor, EventHandleType events, NativeHandleCallback callback)
{
    private volatile EventHandleType _events = events;
    private volatile bool _removed;

    public int Id => id;

    public int FileDescriptor => fileDescriptor;

    public NativeHandleCallback Callback => callback;

    public EventHandleType Events { get => _events; set => _events = value; }

    public bool Removed { get => _removed; set => _removed = value; }

    public PollEvents Wanted =>
        (Events.HasFlag(EventHandleType.Readable) ? PollEvents.In : 0) | (Events.HasFlag(EventHandleType.Writable) ? PollEvents.Out : 0);

    public static EventHandleType ToEvents(PollEvents ready) =>
        (ready.HasFlag(PollEvents.In) ? EventHandleType.Readable : 0)
        | (ready.HasFlag(PollEvents.Out) ? EventHandleType.Writable : 0)
        | ((ready & (PollEvents.Error | PollEvents.Invalid)) != 0 ? EventHandleType.Error : 0)
        | (ready.HasFlag(PollEvents.HangUp) ? EventHandleType.Hangup : 0);
}
