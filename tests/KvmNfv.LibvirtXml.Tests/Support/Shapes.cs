namespace KvmNfv.LibvirtXml.Tests.Support;

/// <summary>Every element class of the model, found from the documents' roots.</summary>
internal static class Shapes
{
    internal static IReadOnlyList<ElementShape> All { get; } = Find();

    private static List<ElementShape> Find()
    {
        var found = new List<ElementShape>();
        var seen = new HashSet<ElementShape>();
        var waiting = new Queue<ElementShape>(Roots());
        while (waiting.TryDequeue(out var shape))
        {
            if (!seen.Add(shape))
                continue;
            found.Add(shape);
            foreach (var member in shape.Members.Where(member => member.Inner is not null))
            {
                foreach (var inner in member.Inner!(null).Alternatives)
                    waiting.Enqueue(inner);
            }
        }

        return found;
    }

    private static IEnumerable<ElementShape> Roots()
    {
        string[] roots =
        [
            "domain", "capabilities", "domainCapabilities", "cpu", "cpudata", "cpuTest", "network", "networkport", "device", "pool", "sources",
            "volume", "storagepoolCapabilities", "domainsnapshot", "domaincheckpoint", "domainbackup", "filter", "filterbinding", "secret",
            "domstatus", "qemu-migration",
        ];
        return roots.Select(root => LibvirtDocument.Parse($"<{root}/>").Shape)
            .Append(LibvirtDocument.Parse("<interface name='x'/>").Shape)
            .Concat(Device.Described.Alternatives);
    }
}
