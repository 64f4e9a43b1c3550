namespace KvmNfv.LibvirtXml.Lint.Rules;

/// <summary>Memory shared between guests (<c>qemuDomainShmemDefPostParse</c>, <c>qemuBuildShmemCommandLine</c> in libvirt).</summary>
internal static class ShmemRules
{
    private static readonly MemorySize s_least = MemorySize.FromMiB(1);

    // PCI 3.0, 6.8.2.3: the table size of MSI-X has 11 bits. QEMU refuses more.
    private const uint MaxVectors = 2048;

    internal static void Check(LintContext context)
    {
        foreach (var memory in context.Domain.Devices.SharedMemories)
        {
            Name(context, memory);
            Model(context, memory);
            if (memory.Size is { } size && (!ulong.IsPow2(size.Bytes) || size.Bytes < s_least.Bytes))
                context.Report(LintRules.ShmemSize, memory, $"The size is {size}.", $"Make it a power of two from {s_least}.");
            if (memory.Msi.Vectors > MaxVectors)
                context.Report(LintRules.ShmemVectors, memory.Msi, $"It has {memory.Msi.Vectors} interrupts.", $"Ask for {MaxVectors} at most.");
            if (memory.Server.Path is { } path)
                SocketPath.Check(context, memory.Server, path);
        }
    }

    private static void Name(LintContext context, SharedMemory memory)
    {
        if (string.IsNullOrEmpty(memory.Name))
            context.Report(LintRules.ShmemName, memory, "The shared memory has no name.", "Set name; guests with equal names share.");
        else if (memory.Name.Contains('/', StringComparison.Ordinal))
            context.Report(LintRules.ShmemName, memory, $"The name '{memory.Name}' has a slash in it.", "Choose a name without a slash.");
        else if (memory.Name is "." or "..")
            context.Report(LintRules.ShmemName, memory, $"The name '{memory.Name}' is a folder's.", "Choose the name of a file in /dev/shm.");
    }

    private static void Model(LintContext context, SharedMemory memory)
    {
        if (memory.Model.Type == SharedMemoryType.IvshmemPlain && (memory.Server.Exists || memory.Msi.Exists))
            context.Report(LintRules.ShmemPlain, memory, "ivshmem-plain has neither server nor interrupts.", "Take them out, or use ivshmem-doorbell.");
        if (memory.Model.Type == SharedMemoryType.IvshmemDoorbell && !memory.Server.Exists)
            context.Report(LintRules.ShmemDoorbell, memory, "ivshmem-doorbell has no server.", "Set server path.");
        if (memory.Model.Type == SharedMemoryType.IvshmemDoorbell && memory.Size is not null)
            context.Report(LintRules.ShmemDoorbell, memory, "ivshmem-doorbell takes its size from the server.", "Take size out.");
    }
}
