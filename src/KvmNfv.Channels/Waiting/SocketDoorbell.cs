using KvmNfv.Channels.Interop;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.Waiting;

/// <summary>One end of a pair of connected Unix sockets: a byte wakes the other end, a hang-up tells of its death. Safe with a hostile peer.</summary>
internal sealed class SocketDoorbell(SafeFileHandle socket) : Doorbell
{
    public override int Descriptor => (int)socket.DangerousGetHandle();

    // SAFETY: one byte of this stack is sent.
    public override unsafe void Ring()
    {
        byte ring = 1;
        // Full (EAGAIN): the peer has rings enough. Broken pipe: its end is told by Peer.
        _ = Libc.Send(Descriptor, &ring, 1, Libc.DontWait | Libc.NoSignal);
    }

    // SAFETY: the buffer lives on this stack for the length of the call.
    public override unsafe bool Drain()
    {
        var rings = stackalloc byte[256];
        nint count;
        // Bounded, so that a peer that rings without end can't keep this thread here.
        var rounds = 16;
        do
            count = Libc.Receive(Descriptor, rings, 256, Libc.DontWait);
        while (count == 256 && --rounds > 0);
        return count != 0;
    }

    protected override void Dispose(bool disposing) => socket.Dispose();
}
