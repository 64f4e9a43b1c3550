using System.Runtime.CompilerServices;

namespace KvmNfv.Channels.VhostUser;

/// <summary>Writes on and on through the pieces of successive chains and notes what each got.</summary>
// SAFETY: the caller made sure that the chains have room for all that is written; each write is cut at the end of a piece.
internal unsafe ref struct ScatterTarget(VirtioFrame* chain)
{
    private VirtioFrame* _chain = chain;
    private byte* _at = chain->Data;
    private uint _rest = chain->FirstLength;
    private int _next;
    private uint _written;

    public void Write(byte* data, uint length)
    {
        while (length > 0)
        {
            if (_rest == 0)
                Advance();
            var part = Math.Min(length, _rest);
            Unsafe.CopyBlockUnaligned(_at, data, part);
            _at += part;
            _rest -= part;
            _written += part;
            data += part;
            length -= part;
        }
    }

    public readonly void End() => _chain->Written = _written;

    private void Advance()
    {
        if (_next < _chain->MoreCount)
        {
            var piece = _chain->More[_next++];
            _at = piece.Start;
            _rest = piece.Length;
            return;
        }
        _chain->Written = _written;
        _chain++;
        _at = _chain->Data;
        _rest = _chain->FirstLength;
        _next = 0;
        _written = 0;
    }
}
