namespace KvmNfv.Channels.VhostUser;

/// <summary>Replaced memory tables, kept until nobody holds frames in them.</summary>
internal sealed class RetiredMemory(IVhostUserDataPath dataPath) : IDisposable
{
    /// <summary>A front-end that replaces its memory this often while frames are held is refused.</summary>
    public const int Most = 16;

    private readonly List<(GuestMemory Memory, int[] Epochs)> _waiting = [];

    public bool IsFull => _waiting.Count >= Most;

    /// <summary>Takes a table that no queue uses any more.</summary>
    public void Add(GuestMemory memory)
    {
        _waiting.Add((memory, [.. dataPath.Holders.Select(h => h.Epoch)]));
        Free();
    }

    /// <summary>Unmaps what is not held any more.</summary>
    public void Free()
    {
        for (var i = _waiting.Count - 1; i >= 0; i--)
        {
            var (memory, epochs) = _waiting[i];
            if (dataPath.Holders.Zip(epochs).Any(h => h.First.MayHoldSince(h.Second)))
                continue;
            memory.Dispose();
            _waiting.RemoveAt(i);
        }
    }

    /// <summary>Unmaps everything; the caller knows that nothing is held.</summary>
    public void Dispose()
    {
        foreach (var (memory, _) in _waiting)
            memory.Dispose();
        _waiting.Clear();
    }
}
