using System.Runtime.CompilerServices;

namespace KvmNfv.Sdk.Migration;

/// <summary>Checks of numbers in init accessors.</summary>
internal static class Limits
{
    public static double Share(double value, [CallerMemberName] string name = "") =>
        value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} is a share from 0 to 1.");

    public static double AtLeast(double value, double least, [CallerMemberName] string name = "") =>
        value >= least && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} is {least} or more.");

    public static TimeSpan Positive(TimeSpan value, [CallerMemberName] string name = "") =>
        value > TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} is longer than nothing.");

    public static TimeSpan NotNegative(TimeSpan value, [CallerMemberName] string name = "") =>
        value >= TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} is not negative.");
}
