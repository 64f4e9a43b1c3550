using System.Globalization;

namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>Huge pages by node: set aside at boot, checked by an early unit, and as far as memory is still whole on the running host.</summary>
internal sealed class HugePageArea(IReadOnlyList<HugePageRequest> requests) : ITuningArea
{
    public IEnumerable<TuningStep> Steps(TuningContext context)
    {
        if (requests.Count == 0)
            yield break;
        var wanted = string.Join("; ", requests.Select(r => string.Create(CultureInfo.InvariantCulture, $"node {r.Node}: {r.Count} of {WantedParameters.Letter(r.Size)}")));
        var now = string.Join("; ", requests.Select(r => string.Create(CultureInfo.InvariantCulture, $"node {r.Node}: {Pool(context, r)?.ToString(CultureInfo.InvariantCulture) ?? "none"} of {WantedParameters.Letter(r.Size)}")));
        yield return new TuningStep
        {
            Id = "boot.hugepages",
            Title = "Huge pages by node, from the start",
            Stage = TuningStage.Boot,
            Satisfied = (context.HasUnit("kvmnfv-hugepages.service") || context.CommandLine.Has("hugepages")) && requests.All(r => Pool(context, r) >= r.Count),
            Current = now,
            Wanted = wanted,
            Reason = "Guest memory on huge pages has fewer translation misses and is never split or moved. The kernel command line takes them while memory is whole; the unit, which runs before anything else allocates, puts each node's count right and fails loudly where it can't.",
            RebootNeeded = true,
            Risk = TuningRisk.Medium,
            RiskReason = "What is set aside is lost to everything but guests; too much, and the host itself runs out.",
            Mends = ["M01", "M02"],
            Files = [TuningPaths.HugePageUnit, TuningPaths.HugePageScript],
            Snippets = [new("sh", Install())],
            Undo = $"systemctl disable kvmnfv-hugepages.service, remove {TuningPaths.HugePageUnit} and {TuningPaths.HugePageScript}, and the huge page parameters of the kernel command line.",
        };
        var step = new WriteStep(context);
        foreach (var r in requests.Where(r => Pool(context, r) is { } count && count < r.Count))
            step.Add(Path(context, r), r.Count.ToString(CultureInfo.InvariantCulture), TuningValueKind.AtLeast);
        if (step.Step("hugepages", "Huge pages by node, now", "Takes the pages from memory that is still whole; of 1 GiB pages a host that has run for a while finds few.", "M01") is { } runtime)
        {
            yield return runtime with
            {
                Disturbs = "The kernel moves pages to make room, which stalls memory allocation for seconds; guests on huge pages are not touched.",
                Risk = TuningRisk.Medium,
                RiskReason = "A count that isn't reached leaves the pages that were found set aside; rolling back returns them.",
            };
        }
    }

    public static string Path(TuningContext context, HugePageRequest request) =>
        context.List("/sys/devices/system/node").Contains(string.Create(CultureInfo.InvariantCulture, $"node{request.Node}"))
            ? string.Create(CultureInfo.InvariantCulture, $"/sys/devices/system/node/node{request.Node}/hugepages/hugepages-{request.Size.KiB}kB/nr_hugepages")
            : string.Create(CultureInfo.InvariantCulture, $"/sys/kernel/mm/hugepages/hugepages-{request.Size.KiB}kB/nr_hugepages");

    private static string Install() =>
        $"install -D -m 755 kvmnfv-files{TuningPaths.HugePageScript} {TuningPaths.HugePageScript}\n"
        + $"install -D -m 644 kvmnfv-files{TuningPaths.HugePageUnit} {TuningPaths.HugePageUnit}\nsystemctl enable kvmnfv-hugepages.service";

    private static long? Pool(TuningContext context, HugePageRequest request) =>
        context.Topology.Nodes.First(n => n.Id == request.Node).Pool(request.Size)?.Total;
}
