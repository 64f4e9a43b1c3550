using KvmNfv.Channels.Waiting;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.Ivshmem;

/// <summary>A device's own vector to wait for, where interrupts reach this process, and the doorbell register to ring the peer.</summary>
internal sealed class DeviceBell(DeviceAccess access, int ownVector, ushort peer, ushort peerVector) : Doorbell
{
    private static readonly SafeFileHandle s_none = new(-1, ownsHandle: false);

    protected override SafeFileHandle Handle => access.Interrupt(ownVector) ?? s_none;

    public override void Ring() => access.Ring(peer, peerVector);

    protected override void Drain(SafeFileHandle handle) => EventCounter.Take(handle);

    protected override void Dispose(bool disposing)
    {
        // The device's access ends with the endpoint.
    }
}
