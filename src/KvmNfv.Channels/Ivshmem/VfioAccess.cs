using System.Runtime.InteropServices;
using KvmNfv.Channels.Interop;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.Ivshmem;

/// <summary>The device through VFIO (docs: driver-api/vfio.rst): interrupts arrive as eventfds.</summary>
// SAFETY: structures live on the stack for the length of each call.
internal sealed unsafe class VfioAccess : DeviceAccess
{
    // PCI configuration space: the command register, and its bits for memory and for being bus master, without which a device sends no message-signalled interrupts.
    private const int CommandAt = 4;
    private const ushort MemoryAndMaster = 2 | 4;

    private readonly SafeFileHandle _container, _group, _device;
    private readonly SafeFileHandle[] _interrupts = new SafeFileHandle[2];
    private readonly Vfio.RegionInfo _registers;

    public VfioAccess(IvshmemDevice device)
    {
        var group = Path.GetFileName(new FileInfo(Path.Combine(device.Folder, "iommu_group")).LinkTarget)
            ?? throw new ChannelException(ChannelFault.System, $"{device.Address} is in no IOMMU group: give the guest an IOMMU (-device intel-iommu, kernel command line intel_iommu=on), or poll (Interrupts = false).");
        try
        {
            _container = Open("/dev/vfio/vfio");
            _group = Open($"/dev/vfio/{group}");
            var status = new Vfio.GroupStatus { Size = (uint)sizeof(Vfio.GroupStatus) };
            Libc.Check(Libc.Control(_group, Vfio.GetGroupStatus, &status), "ioctl(VFIO_GROUP_GET_STATUS)");
            if ((status.Flags & Vfio.GroupIsViable) == 0)
                throw new ChannelException(ChannelFault.System, $"IOMMU group {group} has devices that other drivers hold: give all of them to vfio-pci.");
            var container = (int)_container.DangerousGetHandle();
            Libc.Check(Libc.Control(_group, Vfio.SetContainer, &container), "ioctl(VFIO_GROUP_SET_CONTAINER)");
            Libc.Check(Libc.Control(_container, Vfio.SetIommu, (void*)Vfio.Type1Version2), "ioctl(VFIO_SET_IOMMU)");
            fixed (byte* name = System.Text.Encoding.ASCII.GetBytes(device.Address + '\0'))
                _device = new(Libc.Check(Libc.Control(_group, Vfio.GetDevice, name), "ioctl(VFIO_GROUP_GET_DEVICE_FD)"), ownsHandle: true);
            _registers = Region(Vfio.Bar0);
            BecomeMaster();
            ListenToInterrupts();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public override uint Position
    {
        get
        {
            uint position;
            return Libc.ReadAt(_device, &position, sizeof(uint), (long)_registers.Offset + PositionAt) == sizeof(uint) ? position : throw Libc.Failure("pread of IVPosition");
        }
    }

    public override void Ring(ushort peer, ushort vector)
    {
        var value = (uint)peer << 16 | vector;
        _ = Libc.WriteAt(_device, &value, sizeof(uint), (long)_registers.Offset + DoorbellAt);
    }

    public override SafeFileHandle? Interrupt(int vector) => _interrupts[vector];

    public override SharedRegion MapMemory()
    {
        var bar = Region(Vfio.Bar2);
        return BarMapping.Map(Descriptors.Duplicate(_device), (long)bar.Length, (long)bar.Offset, "BAR 2");
    }

    public override void Dispose()
    {
        // The device first: its interrupts end with it.
        _device?.Dispose();
        foreach (var interrupt in _interrupts)
            interrupt?.Dispose();
        _group?.Dispose();
        _container?.Dispose();
    }

    private void BecomeMaster()
    {
        var config = (long)Region(Vfio.ConfigSpace).Offset + CommandAt;
        ushort command;
        if (Libc.ReadAt(_device, &command, sizeof(ushort), config) != sizeof(ushort))
            throw Libc.Failure("pread of the PCI command register");
        command |= MemoryAndMaster;
        if (Libc.WriteAt(_device, &command, sizeof(ushort), config) != sizeof(ushort))
            throw Libc.Failure("pwrite of the PCI command register");
    }

    private void ListenToInterrupts()
    {
        for (var i = 0; i < _interrupts.Length; i++)
            _interrupts[i] = new(Libc.Check(Libc.EventDescriptor(0, Libc.EventNonBlocking | Libc.EventCloseOnExec), "eventfd"), ownsHandle: true);
        var set = new Vfio.InterruptSet
        {
            Size = (uint)sizeof(Vfio.InterruptSet),
            Flags = Vfio.EventDescriptors | Vfio.ActionTrigger,
            Index = Vfio.MessageInterrupts,
            Count = (uint)_interrupts.Length,
            First = (int)_interrupts[0].DangerousGetHandle(),
            Second = (int)_interrupts[1].DangerousGetHandle(),
        };
        if (Libc.Control(_device, Vfio.SetInterrupts, &set) < 0)
            throw new ChannelException(ChannelFault.System, $"The device's interrupts can't be had ({Marshal.GetLastPInvokeErrorMessage()}): a channel needs two vectors, so give the server and the device vectors=2.");
    }

    private Vfio.RegionInfo Region(uint index)
    {
        var info = new Vfio.RegionInfo { Size = (uint)sizeof(Vfio.RegionInfo), Index = index };
        Libc.Check(Libc.Control(_device, Vfio.GetRegionInfo, &info), "ioctl(VFIO_DEVICE_GET_REGION_INFO)");
        return info;
    }

    private static SafeFileHandle Open(string path)
    {
        try
        {
            return File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ChannelException(ChannelFault.System, $"{path} can't be opened: {e.Message} Give the device to vfio-pci (BindToVfio), once, and see that this user may use the group.", e);
        }
    }
}
