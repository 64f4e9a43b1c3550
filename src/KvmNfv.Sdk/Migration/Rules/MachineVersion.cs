namespace KvmNfv.Sdk.Migration;

/// <summary>The QEMU version that a versioned machine type belongs to.</summary>
internal static class MachineVersion
{
    /// <summary>9.2 for <c>pc-q35-9.2</c>; null for aliases such as <c>q35</c> and for vendors' machine types.</summary>
    public static Version? Of(string machine)
    {
        var dash = machine.LastIndexOf('-');
        // Vendors number theirs by their own releases: pc-q35-rhel9.4.0, pc-q35-noble, s390-ccw-virtio-rhel...
        return Version.TryParse(machine[(dash + 1)..], out var version) && version.Major < 100 ? version : null;
    }
}
