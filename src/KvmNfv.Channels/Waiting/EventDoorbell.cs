using KvmNfv.Channels.Interop;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.Waiting;

/// <summary>Two eventfds: one that this end waits on, one that it rings. For peers that share an eventfd in good faith (ivshmem, the same process).</summary>
/// <remarks>O_NONBLOCK belongs to the open file, which a peer shares: a hostile one could clear it and fill the counter, and ringing would block. Channels with
/// untrusted peers use sockets (<see cref="SocketDoorbell"/>), whose MSG_DONTWAIT belongs to the call.</remarks>
internal sealed class EventDoorbell(SafeFileHandle own, SafeFileHandle peer) : Doorbell
{
    protected override SafeFileHandle Handle => own;

    // SAFETY: eventfd(2) takes exactly eight bytes, which live on this stack.
    public override unsafe void Ring()
    {
        var one = 1ul;
        // A full counter (EAGAIN) means that the peer has been rung already.
        _ = Libc.Write(peer, &one, sizeof(ulong));
    }

    // SAFETY: eventfd(2) gives exactly eight bytes, which live on this stack.
    protected override unsafe void Drain(SafeFileHandle handle)
    {
        ulong count;
        _ = Libc.Read(handle, &count, sizeof(ulong));
    }

    protected override void Dispose(bool disposing)
    {
        own.Dispose();
        peer.Dispose();
    }
}
