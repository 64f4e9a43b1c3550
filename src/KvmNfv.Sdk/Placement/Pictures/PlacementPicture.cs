using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Placement;

/// <summary>
/// Draws a host with plans on it: sockets, NUMA nodes, L3 caches, cores and threads, who sits on each and as what, what stays empty, what the host
/// keeps. Pure; the same input gives the same text. From 2 to thousands of CPUs.
/// </summary>
public static class PlacementPicture
{
    /// <summary>The picture as text, for terminals and logs: a column for each core, a row for each thread; the legend stands below.</summary>
    /// <param name="host">The host.</param>
    /// <param name="plans">The plans on it; the first is A, the second B ...</param>
    /// <param name="usage">What others have, the plans not counted; null means nothing.</param>
    /// <param name="policy">The host's rules; null means the defaults.</param>
    /// <param name="width">Columns to keep to where a single core allows it: at least 40.</param>
    public static string ToText(HostTopology host, IEnumerable<PlacementPlan> plans, HostUsage? usage = null, PlacementPolicy? policy = null, int width = 100)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 40);
        return new TextPicture(Model(host, plans, usage, policy), width).Draw();
    }

    /// <summary>The picture as an SVG document: colours that people of all colour vision tell apart, each with a label; every thread has a tooltip
    /// with its reason.</summary>
    /// <param name="host">The host.</param>
    /// <param name="plans">The plans on it; the first is A, the second B ...</param>
    /// <param name="usage">What others have, the plans not counted; null means nothing.</param>
    /// <param name="policy">The host's rules; null means the defaults.</param>
    public static string ToSvg(HostTopology host, IEnumerable<PlacementPlan> plans, HostUsage? usage = null, PlacementPolicy? policy = null) =>
        new SvgPicture(Model(host, plans, usage, policy)).Draw();

    private static PictureModel Model(HostTopology host, IEnumerable<PlacementPlan> plans, HostUsage? usage, PlacementPolicy? policy)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(plans);
        return new PictureModel(host, [.. plans], usage ?? HostUsage.None, policy ?? new PlacementPolicy());
    }
}
