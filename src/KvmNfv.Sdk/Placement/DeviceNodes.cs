namespace KvmNfv.Sdk.Placement;

/// <summary>Every way to say from which nodes the devices of requests that name a cell come. Requests that ask for the same are interchangeable.</summary>
internal static class DeviceNodes
{
    public static IEnumerable<int[]> All(DevicePool pool)
    {
        var requests = pool.Requests;
        var nodes = new int[requests.Count];
        Array.Fill(nodes, -1);
        return From(0);

        IEnumerable<int[]> From(int request)
        {
            if (request == requests.Count)
                return [[.. nodes]];
            if (requests[request].Cell is null)
                return From(request + 1);
            var same = Enumerable.Range(0, request).Where(r => requests[r] with { Name = "" } == requests[request] with { Name = "" }).DefaultIfEmpty(-1).Last();
            return pool.Candidates[request].Select(c => c.Node).Distinct().Order().Where(n => same < 0 || n >= nodes[same]).SelectMany(node =>
            {
                nodes[request] = node;
                return From(request + 1);
            });
        }
    }
}
