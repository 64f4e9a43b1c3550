using System.Buffers.Binary;

namespace KvmNfv.Cli.Measuring;

/// <summary>The first bytes of every message of a measurement.</summary>
/// <remarks>A number, counted up; or with <see cref="Echo"/>: send it back as it is; or <see cref="Mark"/>: answer with <see cref="Answer"/>, once everything before has been read.</remarks>
internal static class MessageHeader
{
    /// <summary>The least bytes of a message.</summary>
    public const int Size = 32;

    /// <summary>Set in the number of a message that is wanted back.</summary>
    public const long Echo = 1L << 62;

    /// <summary>Instead of a number.</summary>
    public const long Mark = -1;

    /// <summary>What a mark has for processor time; an end that merely sends everything back returns it so.</summary>
    public const long Unknown = -1;

    public static long Number(ReadOnlySpan<byte> message) => BinaryPrimitives.ReadInt64LittleEndian(message);

    public static void Write(Span<byte> message, long number) => BinaryPrimitives.WriteInt64LittleEndian(message, number);

    /// <summary>Writes a mark, or the answer to one.</summary>
    /// <param name="message">At least <see cref="Size"/> bytes.</param>
    /// <param name="processor">Processor time that the process has used so far, in ns.</param>
    /// <param name="received">Messages read since the last mark.</param>
    /// <param name="wrong">Those whose number wasn't the next.</param>
    public static void WriteMark(Span<byte> message, long processor, long received, long wrong)
    {
        Write(message, Mark);
        BinaryPrimitives.WriteInt64LittleEndian(message[8..], processor);
        BinaryPrimitives.WriteInt64LittleEndian(message[16..], received);
        BinaryPrimitives.WriteInt64LittleEndian(message[24..], wrong);
    }

    public static MarkAnswer Answer(ReadOnlySpan<byte> message) => new(BinaryPrimitives.ReadInt64LittleEndian(message[8..]) is var time and >= 0 ? time : null,
        BinaryPrimitives.ReadInt64LittleEndian(message[16..]), BinaryPrimitives.ReadInt64LittleEndian(message[24..]));

    /// <summary>Processor time of this process, in ns.</summary>
    public static long ProcessorTime => (long)Environment.CpuUsage.TotalTime.TotalNanoseconds;
}
