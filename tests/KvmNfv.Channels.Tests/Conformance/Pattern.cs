namespace KvmNfv.Channels.Tests;

/// <summary>Message contents that tell their number and show every torn or foreign byte.</summary>
internal static class Pattern
{
    public static byte[] Of(int size, long number)
    {
        var message = new byte[size];
        Fill(message, number);
        return message;
    }

    public static void Fill(Span<byte> message, long number)
    {
        var state = (ulong)number * 0x9E3779B97F4A7C15 + (ulong)message.Length;
        for (var i = 0; i < message.Length; i++)
        {
            message[i] = (byte)(state >> 56);
            state = state * 6364136223846793005 + 1442695040888963407;
        }
    }

    public static bool Is(ReadOnlySpan<byte> message, long number)
    {
        var state = (ulong)number * 0x9E3779B97F4A7C15 + (ulong)message.Length;
        foreach (var b in message)
        {
            if (b != (byte)(state >> 56))
                return false;
            state = state * 6364136223846793005 + 1442695040888963407;
        }
        return true;
    }
}
