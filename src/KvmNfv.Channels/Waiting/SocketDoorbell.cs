using KvmNfv.Channels.Interop;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.Waiting;

/// <summary>One end of a pair of connected Unix sockets: a byte wakes the other end, a hang-up tells of its death. Safe with a hostile peer.</summary>
/// <param name="socket">The socket, or null until a peer is there.</param>
internal sealed class SocketDoorbell(SafeFileHandle? socket) : Doorbell
{
    private static readonly SafeFileHandle s_none = new(-1, ownsHandle: false);

    private volatile SafeFileHandle _socket = socket ?? s_none;

    protected override SafeFileHandle Handle => _socket;

    /// <summary>Goes over to a new peer's socket. Whoever waits on the old one has been woken by its hang-up, or looks up by itself.</summary>
    public void Replace(SafeFileHandle socket)
    {
        var old = _socket;
        _socket = socket;
        if (old != s_none)
            old.Dispose();
    }

    // SAFETY: one byte of this stack is sent.
    public override unsafe void Ring()
    {
        byte ring = 1;
        try
        {
            // Full (EAGAIN): the peer has rings enough. Broken pipe: its end is told by Peer.
            if (!_socket.IsInvalid)
                _ = Libc.Send(_socket, &ring, 1, Libc.DontWait | Libc.NoSignal);
        }
        catch (ObjectDisposedException)
        {
            // Replaced or disposed in this moment: there is nobody to wake.
        }
    }

    // SAFETY: the buffer lives on this stack for the length of the call.
    protected override unsafe void Drain(SafeFileHandle handle)
    {
        var rings = stackalloc byte[256];
        // Bounded, so that a peer that rings without end can't keep this thread here.
        for (var rounds = 16; rounds > 0 && Libc.Receive(handle, rings, 256, Libc.DontWait) == 256; rounds--)
        {
        }
    }

    protected override void Dispose(bool disposing) => _socket.Dispose();
}
