using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.Ivshmem;

/// <summary>A way to a device's memory and registers.</summary>
internal abstract class DeviceAccess : IDisposable
{
    // BAR 0, docs/specs/ivshmem-spec.rst, "Device interface".
    protected const int PositionAt = 8, DoorbellAt = 12;

    /// <summary>This device's peer ID.</summary>
    public abstract uint Position { get; }

    /// <summary>Interrupts peer by the doorbell register: peer in the upper half, vector in the lower. Absent peers are ignored by the device.</summary>
    public abstract void Ring(ushort peer, ushort vector);

    /// <summary>The eventfd of a vector; null where interrupts don't reach this process.</summary>
    public abstract SafeFileHandle? Interrupt(int vector);

    /// <summary>Maps BAR 2.</summary>
    public abstract SharedRegion MapMemory();

    public abstract void Dispose();
}
