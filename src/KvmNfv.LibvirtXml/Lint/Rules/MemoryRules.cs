namespace KvmNfv.LibvirtXml.Lint.Rules;

/// <summary>Amounts of memory (<c>virDomainDefPostParseMemory</c> in libvirt).</summary>
internal static class MemoryRules
{
    internal static void Check(LintContext context)
    {
        var domain = context.Domain;
        var cells = context.Cells;
        if (domain.Memory is null or { Bytes: 0 } && cells.Count == 0)
            context.Report(LintRules.Memory, domain, "The guest has no memory.", "Set memory.");
        if (domain.CurrentMemory > domain.Memory)
            context.Report(LintRules.CurrentMemory, domain, $"currentMemory is {domain.CurrentMemory}, memory only {domain.Memory}; libvirt lowers it.", "Lower currentMemory or leave it out.");
        if (domain.MaxMemory < domain.Memory)
            context.Report(LintRules.MaxMemory, domain, $"maxMemory is {domain.MaxMemory}, memory {domain.Memory}.", "Raise maxMemory.");
        if (domain.MemoryBacking.Locked && domain.MemoryTune.HardLimit is { } limit && limit <= domain.Memory)
            context.Report(LintRules.LockedLimit, domain.MemoryTune, $"Memory is locked, and the limit of {limit} leaves QEMU nothing beside the guest's {domain.Memory}.", "Raise hard_limit well above memory.");
    }
}
