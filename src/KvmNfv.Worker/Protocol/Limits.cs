namespace KvmNfv.Worker.Protocol;

/// <summary>Checks of what came as text.</summary>
internal static class Limits
{
    public static T Needed<T>(T? value, string what)
        where T : class => value ?? throw new ArgumentException($"The {what} is missing.");

    public static string Text(string? value, string what) =>
        string.IsNullOrWhiteSpace(value) ? throw new ArgumentException($"The {what} is missing or empty.") : value;

    public static void Count(int count, int most, string what)
    {
        if (count > most)
            throw new ArgumentException($"There are {count} {what}; a worker takes {most}.");
    }

    public static int Range(int value, int least, int most, string what) =>
        value >= least && value <= most ? value : throw new ArgumentException($"{what} is {value}; it must be from {least} to {most}.");

    public static long Range(long value, long least, long most, string what) =>
        value >= least && value <= most ? value : throw new ArgumentException($"{what} is {value}; it must be from {least} to {most}.");

    public static TimeSpan Range(TimeSpan value, TimeSpan least, TimeSpan most, string what) =>
        value >= least && value <= most ? value : throw new ArgumentException($"{what} is {value}; it must be from {least} to {most}.");

    /// <summary>The mode of a socket: rights to read and write only.</summary>
    public static UnixFileMode SocketMode(int value) => (UnixFileMode)Range(value, 0, 0x1b6, "A socket's mode");

    public static T Known<T>(T value)
        where T : struct, Enum => Enum.IsDefined(value) ? value : throw new ArgumentException($"There is no {typeof(T).Name} {value}.");
}
