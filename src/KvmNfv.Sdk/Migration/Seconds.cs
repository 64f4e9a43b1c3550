namespace KvmNfv.Sdk.Migration;

/// <summary>Time spans from computed seconds, which may be endless.</summary>
internal static class Seconds
{
    /// <summary>A span to the microsecond; <see cref="TimeSpan.MaxValue"/> for what is endless or beyond it.</summary>
    public static TimeSpan Span(double seconds) => double.IsNaN(seconds) || seconds >= TimeSpan.MaxValue.TotalSeconds / 2
        ? TimeSpan.MaxValue
        : TimeSpan.FromMicroseconds(Math.Round(seconds * 1e6));
}
