namespace KvmNfv.Sdk.Placement;

/// <summary>The whole objective of an assignment of cells to nodes. Lower is better.</summary>
/// <param name="Sockets">Socket crossings.</param>
/// <param name="Devices">Distances of devices.</param>
/// <param name="Distance">Distances summed up.</param>
/// <param name="Fit">L3 domains, broken cores and left-over CPUs, packed as <see cref="FitCost"/> does.</param>
/// <param name="Pages">Ranks of page sizes.</param>
/// <param name="Isolated">Isolated CPUs spent.</param>
internal readonly record struct AssignmentCost(int Sockets, int Devices, int Distance, long Fit, int Pages, int Isolated) : IComparable<AssignmentCost>
{
    public static AssignmentCost operator +(AssignmentCost left, AssignmentCost right) => new(
        left.Sockets + right.Sockets, left.Devices + right.Devices, left.Distance + right.Distance, left.Fit + right.Fit, left.Pages + right.Pages, left.Isolated + right.Isolated);

    public static AssignmentCost operator -(AssignmentCost left, AssignmentCost right) => new(
        left.Sockets - right.Sockets, left.Devices - right.Devices, left.Distance - right.Distance, left.Fit - right.Fit, left.Pages - right.Pages, left.Isolated - right.Isolated);

    /// <summary>What one cell on one node costs, apart from where the node is.</summary>
    public static AssignmentCost Of(CellFit fit)
    {
        var packages = FitCost.PackagesOf(fit.Cost);
        var isolated = FitCost.IsolatedOf(fit.Cost);
        return new AssignmentCost(Math.Max(0, packages - 1), 0, 0, fit.Cost - (FitCost.Package * packages) - (FitCost.Isolated * isolated), fit.Memory.Rank, isolated);
    }

    public int CompareTo(AssignmentCost other)
    {
        var order = Sockets.CompareTo(other.Sockets);
        if (order == 0)
            order = Devices.CompareTo(other.Devices);
        if (order == 0)
            order = Distance.CompareTo(other.Distance);
        if (order == 0)
            order = Fit.CompareTo(other.Fit);
        if (order == 0)
            order = Pages.CompareTo(other.Pages);
        return order == 0 ? Isolated.CompareTo(other.Isolated) : order;
    }

    public PlacementScore ToScore() => new()
    {
        SocketCrossings = Sockets,
        DeviceDistance = Devices,
        Distance = Distance,
        L3Domains = FitCost.DomainsOf(Fit),
        BrokenCores = FitCost.BrokenOf(Fit),
        LeftOver = FitCost.LeftOf(Fit),
        PageSizeRank = Pages,
        IsolatedSpent = Isolated,
    };
}
