namespace KvmNfv.Sdk.Migration;

/// <summary>
/// Auto-converge as QEMU does it (migration/ram.c): judged at bitmap readings at least a second apart; twice more than half of what was sent in that
/// time dirtied again, and the throttle goes up by a step, to 99 %.
/// </summary>
internal sealed class Throttle(ForecastModel model, int percent)
{
    private const int Most = 99;
    private double _dirtied;
    private double _sent;
    private double _seconds;
    private int _high;

    public int Percent { get; private set; } = percent;

    /// <summary>Whether it will not grow any more.</summary>
    public bool AtEnd => model.ThrottleInitial == 0 || Percent >= Most;

    public void PassDone(double dirtied, double sent, double seconds)
    {
        if (model.ThrottleInitial == 0)
            return;
        (_dirtied, _sent, _seconds) = (_dirtied + dirtied, _sent + sent, _seconds + seconds);
        if (_seconds <= 1)
            return;
        if (_dirtied > _sent / 2 && ++_high >= 2)
        {
            Percent = Math.Min(Most, Percent == 0 ? model.ThrottleInitial : Percent + model.ThrottleIncrement);
            _high = 0;
        }

        (_dirtied, _sent, _seconds) = (0, 0, 0);
    }
}
