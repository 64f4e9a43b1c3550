namespace KvmNfv.Sdk.Placement;

/// <summary>One L3 domain of a node with the usage laid over it.</summary>
internal sealed class DomainMap
{
    public DomainMap(DomainLayout layout, CoreMap[] cores)
    {
        (Layout, Cores) = (layout, cores);
        var kinds = new char[cores.Length];
        for (var i = 0; i < cores.Length; i++)
        {
            kinds[i] = (char)cores[i].KindId;
            FreeCpus += cores[i].Free.Length;
        }

        Array.Sort(kinds);
        Key = new string(kinds);
    }

    public DomainLayout Layout { get; }

    /// <summary>The cores with free threads, ascending by first CPU.</summary>
    public CoreMap[] Cores { get; }

    public int FreeCpus { get; }

    /// <summary>The kinds of its cores: equal for domains that offer the same.</summary>
    public string Key { get; }
}
