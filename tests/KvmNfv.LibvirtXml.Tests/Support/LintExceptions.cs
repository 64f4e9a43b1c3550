namespace KvmNfv.LibvirtXml.Tests.Support;

/// <summary>Files of libvirt's that libvirt itself refuses, though their names do not say so.</summary>
internal static class LintExceptions
{
    // Measured by defining each on test:///default and on the QEMU driver of libvirt 9.0.0, with the domain type changed to theirs.
    private static readonly Dictionary<string, string> s_refused = new()
    {
        ["bhyvexml2argv-bhyveload-bootorder5"] = "per-device boot elements cannot be used together with os/boot elements",
        ["boot-dev+order"] = "the same",
        ["domain-openvz-simple"] = "Memory size must be specified",
        ["minimal-no-memory"] = "the same",
        ["no-memory"] = "the same",
        ["cachetune-colliding-tunes"] = "Identical vcpus in cachetunes found",
        ["cpu-numa-distance-nonexistent-sibling"] = "'sibling_id 2' does not refer to a valid cell within NUMA 'cell id 1'",
        ["controller-virtio-serial-iothread"] = "'iothread' attribute only supported for virtio scsi controllers",
        ["cputune-iothreadsched-toomuch"] = "Cannot find 'iothread' : 2",
        ["cputune-vcpusched-overlap"] = "'vcpusched' attributes 'vcpus' must not overlap",
        ["disk-same-targets"] = "target 'sda' duplicated for disk sources",
        ["fd-memory-numa-topology2"] = "CPU topology doesn't match maximum vcpu count",
        ["fd-memory-numa-topology3"] = "the same",
        ["hugepages-nodeset-nonexist"] = "hugepages: node 1 not found",
        ["shmem-msi-only"] = "msi option is only supported with a server",
        // Defined, and refused at start.
        ["shmem-small-size"] = "shmem size must be at least 1 MiB (1024 KiB)",
        // Defined, but QEMU cannot run it: the process behind a vhost-user socket cannot reach the guest's memory.
        ["net-vhostuser-multiq"] = "vhost-user without shared memory, which is to be refused early",
        ["mdevctl-list-empty"] = "an empty file",
        ["mdevctl-list-empty-array"] = "the same",
    };

    /// <summary>Whether libvirt accepts a file of its tests: its name does not say invalid, and no error message of libvirt's lies beside it.</summary>
    internal static bool IsAccepted(string file)
    {
        var name = Path.GetFileName(file);
        var stem = name[..name.IndexOf('.', StringComparison.Ordinal)];
        return !name.Contains("invalid", StringComparison.Ordinal)
            && !s_refused.ContainsKey(stem)
            && !Directory.EnumerateFiles(Path.GetDirectoryName(file)!, Path.GetFileNameWithoutExtension(name) + ".*err").Any();
    }
}
