using KvmNfv.Channels.Interop;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.Ivshmem;

/// <summary>The device through sysfs: no driver, no interrupts.</summary>
// SAFETY: registers lie within the 256 bytes of BAR 0, whose page is mapped.
internal sealed unsafe class SysfsAccess : DeviceAccess
{
    /// <summary>Slower than this, memory isn't cached. Cached memory is read at 3.8 GB/s even by an emulated CPU.</summary>
    private const double SlowestCached = 400e6;

    private readonly IvshmemDevice _device;
    private readonly SharedRegion _registers;

    public SysfsAccess(IvshmemDevice device)
    {
        _device = device;
        // "1\n" when the device's memory is decoded.
        var enable = Path.Combine(device.Folder, "enable");
        if (File.ReadAllText(enable).Trim() == "0")
            File.WriteAllText(enable, "1");
        _registers = BarMapping.Map(Open("resource0"), Environment.SystemPageSize, 0, "BAR 0");
    }

    public override uint Position => Volatile.Read(ref *(uint*)(_registers.Address + PositionAt));

    public override void Ring(ushort peer, ushort vector) => Volatile.Write(ref *(uint*)(_registers.Address + DoorbellAt), (uint)peer << 16 | vector);

    public override SafeFileHandle? Interrupt(int vector) => null;

    public override SharedRegion MapMemory()
    {
        if (File.Exists(Path.Combine(_device.Folder, "resource2_wc")))
        {
            var combined = BarMapping.Map(Open("resource2_wc"), _device.MemorySize, 0, "BAR 2");
            // KVM on Intel keeps guests' memory cached whatever they ask for. Where write-combining is real, stores can pass each other, which a ring can't bear:
            // then uncached memory, which is slow but in order.
            if (BarMapping.ReadBandwidth(combined) >= SlowestCached)
                return combined;
            combined.Dispose();
        }
        return BarMapping.Map(Open("resource2"), _device.MemorySize, 0, "BAR 2");
    }

    public override void Dispose() => _registers.Dispose();

    private SafeFileHandle Open(string file)
    {
        try
        {
            return File.OpenHandle(Path.Combine(_device.Folder, file), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new ChannelException(ChannelFault.System, $"{_device.Folder}/{file} can't be opened: {e.Message} It belongs to root; a locked-down kernel (lockdown=integrity) refuses even root.", e);
        }
    }
}
