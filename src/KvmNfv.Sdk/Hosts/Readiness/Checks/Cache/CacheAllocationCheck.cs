namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>R02: ways of a cache that only real-time guests fill. libvirt leaves its groups 'shareable', so the masks say whether they are.</summary>
internal sealed class CacheAllocationCheck() : ReadinessCheck(new("R02", "cache ways of their own for real-time guests (CAT)", CheckSeverity.High)
{
    Wanted = "a group for the guests whose ways no other group has, the root group neither; in L2 too where it can be divided",
    Reason = "Neighbours push a real-time guest's code and data out of the cache; the next activation pays for each line.",
    Reads = "/sys/fs/resctrl/{,*/}{schemata,mode,cpus_list}",
    Source = "Documentation/filesystems/resctrl.rst (schemata, mode); libvirt's <cachetune>",
    Profiles = CheckDefinition.RealtimeOnly,
    Scope = CheckScope.Host,
})
{
    public override CheckFinding Evaluate(CheckContext host)
    {
        var info = CacheGroups.Read(host, out var finding);
        if (info is null)
            return finding!;
        if (info.Caches.Count == 0)
            return host.NotApplicable("The processor can't divide its caches.");
        var guests = CacheGroups.ForGuests(host, info);
        foreach (var group in guests.Prepend(info.Groups.FirstOrDefault(g => g.Name.Length == 0)).OfType<ResctrlGroup>())
            host.AddEvidence($"{CacheGroups.Root}/{(group.Name.Length == 0 ? "" : group.Name + "/")}schemata", string.Join(' ', group.Caches.Take(8).Select(CacheGroups.Words)));
        if (guests.Count == 0)
            return host.Bad("No group has ways for guests: all share all.");
        // A group has the mask of the root group in caches that its guest doesn't use, so one cache of its own is enough.
        var shared = guests.Where(g => g.Mode != "exclusive" && !g.Caches.Any(c => IsOwn(info, g, c))).ToList();
        return shared.Count == 0
            ? host.Pass($"{guests.Count} groups with ways of their own.")
            : host.Bad($"Ways shared with other groups: {string.Join(", ", shared.Take(6).Select(g => Printable.Bounded(g.Name)))}.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
    [
        Remedy.DomainXml("<cputune><cachetune vcpus='0-3'><cache id='0' level='3' type='both' size='6' unit='MiB'/></cachetune></cputune>", "Give the guest ways of its own in its document."),
        Remedy.Command("echo 'L3:0=MASK' > /sys/fs/resctrl/schemata", "Take those ways away from the root group, which has all of them at first."),
    ];

    private static bool IsOwn(ResctrlInfo info, ResctrlGroup group, CacheShare share) =>
        share.Mask != 0 && info.Groups.All(g => g.Name == group.Name || !g.Caches.Any(c => CacheGroups.Collide(c, share)));
}
