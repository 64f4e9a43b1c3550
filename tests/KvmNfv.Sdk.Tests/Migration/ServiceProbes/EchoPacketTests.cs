using KvmNfv.Sdk.Migration;

namespace KvmNfv.Sdk.Tests.Migration;

public sealed class EchoPacketTests
{
    private const ulong Secret = 0x1122334455667788;

    [Test]
    public void A_ping_has_the_checksum_of_RFC_1071()
    {
        var packet = Question(EchoForm.RawIcmp, out _);
        var sum = 0;
        for (var i = 0; i < packet.Length; i += 2)
            sum += (packet[i] << 8) | packet[i + 1];
        Assert.That((sum & 0xffff) + (sum >> 16), Is.EqualTo(0xffff));
    }

    [Test]
    public void A_raw_answer_is_read_behind_its_header()
    {
        var packet = Question(EchoForm.RawIcmp, out var echo);
        Assert.That(echo.Read([0x45, .. new byte[19], .. Reply(packet)]), Is.EqualTo(77));
        Assert.That(echo.Read([0x46, .. new byte[23], .. Reply(packet)]), Is.EqualTo(77));
    }

    [Test]
    public void Our_own_question_is_no_answer()
    {
        var packet = Question(EchoForm.RawIcmp, out var echo);
        Assert.That(echo.Read([0x45, .. new byte[19], .. packet]), Is.Zero);
        Assert.That(Question(EchoForm.Icmp6, out var echo6) is var six ? echo6.Read(six) : 1, Is.Zero);
    }

    [Test]
    public void Another_ones_identifier_is_no_answer()
    {
        var packet = Reply(Question(EchoForm.RawIcmp, out var echo));
        packet[4] ^= 1;
        Assert.That(echo.Read([0x45, .. new byte[19], .. packet]), Is.Zero);
    }

    [Test]
    public void No_cut_or_flipped_packet_is_an_answer_or_an_error()
    {
        foreach (var form in Enum.GetValues<EchoForm>())
        {
            byte[] whole = [.. form == EchoForm.RawIcmp ? [0x45, .. new byte[19]] : Array.Empty<byte>(), .. Reply(Question(form, out var echo), form)];
            Assert.That(echo.Read(whole), Is.EqualTo(77), $"{form}");
            for (var length = 0; length < whole.Length; length++)
                Assert.That(echo.Read(whole.AsSpan(0, length)), Is.Zero);
            // The last eight are the number: those say which question it answers, which the record checks.
            for (var bit = 0; bit < (whole.Length - 8) * 8; bit++)
            {
                var flipped = whole.ToArray();
                flipped[bit / 8] ^= (byte)(1 << (bit % 8));
                Assert.DoesNotThrow(() => echo.Read(flipped));
                if (bit / 8 >= whole.Length - 16)
                    Assert.That(echo.Read(flipped), Is.Zero);
            }
        }
    }

    private static byte[] Question(EchoForm form, out EchoPacket echo)
    {
        echo = new EchoPacket(Secret, form, form == EchoForm.RawIcmp ? (ushort)0x4242 : null);
        var packet = new byte[echo.Length];
        echo.Write(packet, 77);
        return packet;
    }

    private static byte[] Reply(byte[] question, EchoForm form = EchoForm.RawIcmp)
    {
        var reply = question.ToArray();
        if (form != EchoForm.Udp)
            reply[0] = form == EchoForm.Icmp6 ? (byte)129 : (byte)0;
        return reply;
    }
}
