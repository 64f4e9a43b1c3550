namespace KvmNfv.Sdk.Migration;

/// <summary>
/// Says which migration begins when: in the plan's order, the links' bandwidth never promised twice, a limited number at once, one that needs a link for itself
/// alone. Where the first in the order does not fit yet, others that fit may overtake it, but not for ever: then everything waits until it fits. Pure but for its
/// own state; not thread-safe.
/// </summary>
/// <param name="items">Those with a target, in order.</param>
/// <param name="links">What the links carry.</param>
/// <param name="atOnce">How many may run at once.</param>
internal sealed class EvacuationScheduler(IEnumerable<EvacuationItem> items, EvacuationLinks links, int atOnce)
{
    // Enough that a large one does not leave the other places empty while it waits, and few enough that it does not wait for all small ones.
    private const int OvertakesEach = 2;

    private readonly List<EvacuationItem> _waiting = [.. items];
    private readonly List<EvacuationItem> _running = [];
    private int _overtakes;

    /// <summary>Those that are begun and not ended.</summary>
    public IReadOnlyList<EvacuationItem> Running => _running;

    /// <summary>Those that are not begun.</summary>
    public IReadOnlyList<EvacuationItem> Waiting => _waiting;

    /// <summary>How often the first in the order may be overtaken.</summary>
    public int MostOvertakes { get; } = OvertakesEach * atOnce;

    /// <summary>How long all of them take, if each takes what its forecast says.</summary>
    public static TimeSpan Forecast(IEnumerable<EvacuationItem> items, EvacuationLinks links, int atOnce)
    {
        var scheduler = new EvacuationScheduler(items.Where(i => i.Target is not null), links, atOnce);
        var now = TimeSpan.Zero;
        var ends = new PriorityQueue<EvacuationItem, TimeSpan>();
        while (true)
        {
            while (scheduler.Next() is { } next)
                ends.Enqueue(next, now + next.Cost);
            if (!ends.TryDequeue(out var ended, out var end))
                return now;
            now = end;
            scheduler.End(ended);
        }
    }

    /// <summary>Takes the next one that may begin now; null where none may.</summary>
    public EvacuationItem? Next()
    {
        for (var i = 0; i < _waiting.Count; i++)
        {
            if (i > 0 && _overtakes >= MostOvertakes)
                return null;
            if (!Fits(_waiting[i]))
                continue;
            var item = _waiting[i];
            _overtakes = i == 0 ? 0 : _overtakes + 1;
            _waiting.RemoveAt(i);
            _running.Add(item);
            return item;
        }

        return null;
    }

    /// <summary>One has ended.</summary>
    public void End(EvacuationItem item) => _running.Remove(item);

    private bool Fits(EvacuationItem item)
    {
        if (_running.Count == 0)
            return true;
        if (_running.Count >= atOnce || item.Alone || _running.Exists(r => r.Alone))
            return false;
        return Sum(_running, item) <= links.Source.BytesPerSecond
            && (!links.Targets.TryGetValue(item.Target!, out var link) || Sum(_running.Where(r => r.Target == item.Target), item) <= link.BytesPerSecond);
    }

    private static decimal Sum(IEnumerable<EvacuationItem> running, EvacuationItem item) => running.Sum(r => (decimal)r.Rate.BytesPerSecond) + item.Rate.BytesPerSecond;
}
