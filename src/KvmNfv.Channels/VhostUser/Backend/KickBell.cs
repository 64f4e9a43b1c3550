using KvmNfv.Channels.Interop;
using KvmNfv.Channels.Waiting;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.VhostUser;

/// <summary>Wakes a waiting endpoint when the guest kicks a queue, over all kick descriptors that front-ends give one after another.</summary>
/// <remarks>The kick descriptor is never read: a front-end could make that block. An epoll of our own takes its edges instead.</remarks>
internal sealed class KickBell : Doorbell
{
    private static readonly SafeFileHandle s_none = new(-1, ownsHandle: false);

    private readonly SafeFileHandle _epoll = new(Epoll.Create(), ownsHandle: true);
    private SafeFileHandle? _kick;

    protected override SafeFileHandle Handle => IsUsable ? _epoll : s_none;

    private int Descriptor => (int)_epoll.DangerousGetHandle();

    /// <summary>Whether the guest can kick at all.</summary>
    public bool IsUsable => Volatile.Read(ref _kick) is not null;

    /// <summary>Listens to another descriptor. For the control thread, before it closes the one before.</summary>
    public void Use(SafeFileHandle? kick)
    {
        if (_kick is { } before)
            Epoll.TryRemove(Descriptor, (int)before.DangerousGetHandle());
        Volatile.Write(ref _kick, null);
        if (kick is null)
            return;
        Epoll.AddEdge(Descriptor, (int)kick.DangerousGetHandle());
        Volatile.Write(ref _kick, kick);
    }

    public override void Ring()
    {
        // The guest is woken by its queue (Virtqueue.Notify).
    }

    protected override void Drain(SafeFileHandle handle)
    {
        Span<int> ready = stackalloc int[1];
        Epoll.Wait((int)handle.DangerousGetHandle(), ready, TimeSpan.Zero);
    }

    protected override void Dispose(bool disposing) => _epoll.Dispose();
}
