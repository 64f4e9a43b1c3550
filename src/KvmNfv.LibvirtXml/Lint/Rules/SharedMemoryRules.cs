namespace KvmNfv.LibvirtXml.Lint.Rules;

/// <summary>Devices served by other processes need guest memory that those can map (<c>qemuValidateDomainDeviceDefVhostUser</c> and others
/// in libvirt).</summary>
internal static class SharedMemoryRules
{
    internal static void Check(LintContext context)
    {
        if (context.Domain.Type is { } type && type != DomainType.Kvm && type != DomainType.Qemu)
            return;
        var devices = context.Domain.Devices;
        var users = devices.Interfaces.OfType<VhostUserInterface>().Cast<Element>()
            .Concat(devices.Disks.Where(static disk => disk.Source is DiskVhostUserSource))
            .Concat(devices.Filesystems.Where(static fs => fs.Driver.Type == FilesystemDriverType.Virtiofs));
        if (IsShared(context))
            return;
        foreach (var user in users)
            context.Report(LintRules.SharedMemory, user, "It works over vhost-user, but guest memory is not shared.", "Set memoryBacking access mode='shared' with huge pages, or source type='memfd'.");
    }

    private static bool IsShared(LintContext context)
    {
        var backing = context.Domain.MemoryBacking;
        var byDefault = backing.Access.Mode == MemoryAccessMode.Shared;
        var cells = context.Cells;
        // s390 guests and those with cells decide for each cell.
        return cells.Count == 0 ? byDefault : cells.All(cell => cell.Cell.MemoryAccess is { } own ? own == MemoryAccessMode.Shared : byDefault);
    }
}
