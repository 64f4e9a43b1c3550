using System.Diagnostics.CodeAnalysis;

namespace KvmNfv.Channels;

/// <summary>Exceptions of the hot paths, kept out of their code.</summary>
internal static class Throw
{
    [DoesNotReturn]
    public static void NotReserved(int committed, int reserved) =>
        throw new InvalidOperationException($"{committed} messages can't be committed, since {reserved} are reserved: reserve first, and commit at most what the reservation returned.");

    [DoesNotReturn]
    public static void BadLength(int length, int least, int most) =>
        throw new ArgumentOutOfRangeException(nameof(length), length, $"A committed message must have {least} to {most} bytes, what was reserved.");

    [DoesNotReturn]
    public static void Disposed() => throw new ObjectDisposedException(nameof(ChannelEndpoint));
}
