using KvmNfv.Channels.Ivshmem;

namespace KvmNfv.Channels;

/// <content>The guest's side.</content>
public static partial class IvshmemChannel
{
    /// <summary>Takes an end of the channel in a device's memory, from within the guest. Needs root, or the rights to the device's files in sysfs or to its VFIO group.</summary>
    /// <remarks>The memory is mapped write-combining where the kernel offers that and it turns out to be cached in truth, as in KVM guests on Intel; otherwise uncached, which is slow
    /// but in order. With interrupts, BAR 2 is mapped by VFIO.</remarks>
    /// <param name="device">One of <see cref="IvshmemDevice.Find()"/>.</param>
    /// <param name="options">Which end, and whether to sleep on interrupts.</param>
    /// <exception cref="ChannelException">The memory holds no channel, or the device can't be used.</exception>
    public static ChannelEndpoint OpenDevice(IvshmemDevice device, IvshmemDeviceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(device);
        options ??= new();
        if (options.Interrupts && !device.HasDoorbell)
            throw new ChannelException(ChannelFault.System, $"{device.Address} is an ivshmem-plain device, which has no interrupts: poll (Interrupts = false), or give the guest ivshmem-doorbell.");
        if (options.Side is null && !device.HasDoorbell)
            throw new ArgumentException($"{device.Address} is an ivshmem-plain device, which has no peer ID: say which Side to take.", nameof(options));
        DeviceAccess access = options.Interrupts ? new VfioAccess(device) : new SysfsAccess(device);
        try
        {
            var memory = access.MapMemory();
            // Plain devices have no one to ring.
            if (!device.HasDoorbell)
                return Attach(memory, options.Side!.Value, null, null, access);
            var id = access.Position;
            var side = options.Side ?? SideOf(id > 1 ? 2 : (int)id);
            var peer = (ushort)(1 - (int)side);
            return Attach(memory, side, new DeviceBell(access, IvshmemBell.Room, peer, IvshmemBell.Messages), new DeviceBell(access, IvshmemBell.Messages, peer, IvshmemBell.Room), access);
        }
        catch
        {
            access.Dispose();
            throw;
        }
    }
}
