using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Migration;

/// <summary>Takes from a domain's document what matters to its migration.</summary>
internal static class DomainFactsFromDocument
{
    // What <hugepages/> without a size gives: the kernel's default, which is 2 MiB on x86 and on Arm with 4 KiB pages.
    private static readonly MemorySize s_defaultHugePage = MemorySize.FromMiB(2);

    public static MigrationDomainFacts Read(DomainDocument document, bool active, bool persistent, MemorySize? resident) => new()
    {
        Name = document.Name ?? throw Missing("name"),
        Uuid = document.Uuid ?? throw Missing("uuid"),
        Type = document.Type?.Value ?? throw Missing("type"),
        Machine = document.Os.Type.Machine ?? "",
        Architecture = document.Os.Type.Architecture,
        Active = active,
        Persistent = persistent,
        VCpus = (int)Math.Min(document.Vcpu.Value ?? 1, 4096),
        Memory = document.CurrentMemory ?? document.Memory ?? throw Missing("memory"),
        Resident = resident,
        PageSize = PageSize(document.MemoryBacking),
        SharedMemory = document.MemoryBacking.Access.Mode?.Value == "shared" || document.Cpu.Numa.Cells.Any(c => c.MemoryAccess?.Value == "shared"),
        LockedMemory = document.MemoryBacking.Locked,
        HardLimit = document.MemoryTune.HardLimit,
        RealTime = document.CpuTune.VcpuSchedulers.Any(s => s.Scheduler?.Value is "fifo" or "rr"),
        Pinned = document.CpuTune.VcpuPins.Count > 0,
        EmulatorPin = document.CpuTune.EmulatorPin.CpuSet,
        CpuMode = document.Cpu.Exists ? document.Cpu.Mode?.Value ?? "custom" : null,
        DirtyRing = document.Features.Kvm.DirtyRing.State == true,
        CommandLine = [.. document.QemuCommandLine.Arguments.Select(a => a.Value ?? "")],
        Disks = [.. document.Devices.Disks.Select(Disk)],
        Devices = [.. Devices(document.Devices)],
    };

    private static MemorySize PageSize(MemoryBacking backing) => !backing.HugePages.Exists
        ? MemorySize.Zero
        : backing.HugePages.Pages.Select(p => p.Size ?? s_defaultHugePage).DefaultIfEmpty(s_defaultHugePage).Max();

    private static MigrationDisk Disk(Disk disk)
    {
        var (source, shared) = disk.Source switch
        {
            DiskFileSource file => (file.File, (bool?)null),
            DiskBlockSource block => (block.Device, null),
            DiskNetworkSource network => (network.Name, true),
            DiskVolumeSource volume => ($"{volume.Pool}/{volume.Volume}", null),
            // An NVMe or vhost-user device of the host stays there.
            null => (null, null),
            _ => (disk.Type?.Value, false),
        };
        return new MigrationDisk
        {
            Target = disk.Target.Device ?? "",
            Type = disk.Type?.Value ?? "file",
            Source = source,
            Shared = shared,
            ReadOnly = disk.ReadOnly || disk.Device?.Value is "cdrom",
            Cache = disk.Driver.Cache,
        };
    }

    private static IEnumerable<MigrationDevice> Devices(Devices devices)
    {
        foreach (var hostdev in devices.Hostdevs)
        {
            yield return new MigrationDevice
            {
                Kind = hostdev switch { PciHostdev => MigrationDeviceKind.Vfio, MdevHostdev => MigrationDeviceKind.Mdev, _ => MigrationDeviceKind.HostDevice },
                Name = Name(hostdev, hostdev.Type),
                TeamedWith = hostdev.Teaming.Persistent,
                Migratable = hostdev.Driver.Model == "vfio-pci" ? false : null,
                Detail = hostdev.Driver.Model,
            };
        }

        foreach (var nic in devices.Interfaces)
        {
            MigrationDeviceKind? kind = nic switch
            {
                HostdevInterface => MigrationDeviceKind.Vfio,
                VhostUserInterface => MigrationDeviceKind.VhostUser,
                VdpaInterface => MigrationDeviceKind.Vdpa,
                _ => null,
            };
            if (kind is { } known)
            {
                yield return new MigrationDevice
                {
                    Kind = known,
                    Name = nic.Alias.Name ?? nic.Mac.Address?.ToString() ?? nic.Type ?? "interface",
                    TeamedWith = nic.Teaming.Persistent,
                    Migratable = nic.Driver.Model == "vfio-pci" ? false : null,
                    Detail = nic.Driver.Model,
                };
            }
        }

        foreach (var shared in devices.SharedMemories)
            yield return new MigrationDevice { Kind = MigrationDeviceKind.SharedMemory, Name = Name(shared, shared.Name), Detail = shared.Role ?? "master" };
        foreach (var folder in devices.Filesystems)
            yield return new MigrationDevice { Kind = MigrationDeviceKind.Filesystem, Name = Name(folder, "filesystem") };
    }

    private static string Name(Device device, string? otherwise) => device.Alias.Name ?? otherwise ?? "device";

    private static InvalidDataException Missing(string what) => new($"The domain's document has no {what}; is it the document of a libvirt domain?");
}
