using KvmNfv.Channels.Waiting;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.Ivshmem;

/// <summary>A client's own vector to wait for, and a peer's to ring; the peer may come and go.</summary>
internal sealed class IvshmemBell(IvshmemClient client, int ownVector, int peer, int peerVector) : Doorbell
{
    // Vector 0 says that there are messages, vector 1 that there is room.
    public const int Messages = 0, Room = 1;

    protected override SafeFileHandle Handle => client.Vector(ownVector);

    public override void Ring() => client.Ring(peer, peerVector);

    protected override void Drain(SafeFileHandle handle) => EventCounter.Take(handle);

    protected override void Dispose(bool disposing)
    {
        // The client owns the descriptors.
    }
}
