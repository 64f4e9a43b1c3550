using System.Runtime.InteropServices;
using System.Text;

namespace KvmNfv.Libvirt.Interop;

/// <summary>Answers libvirt's questions during one <c>virConnectOpenAuth</c>. libvirt calls it on the opening thread.</summary>
internal sealed unsafe class CredentialCallback(Func<CredentialRequest, string?> answer)
{
    // Every type of virConnectCredentialType: which of them are asked is the server's choice.
    private static readonly int[] s_types = [.. Enum.GetValues<ConnectCredentialType>().Select(t => (int)t)];

    /// <summary>What the program's function threw; libvirt only learns that it failed.</summary>
    public Exception? Failure { get; private set; }

    // SAFETY: the struct, the types and the handle live during the call, and libvirt keeps none of them.
    public nint Open(byte* uri, uint flags)
    {
        var opaque = CallbackHandle.Lend(this);
        try
        {
            fixed (int* types = s_types)
            {
                var auth = new virConnectAuth
                {
                    credtype = types,
                    ncredtype = (uint)s_types.Length,
                    cb = (nint)(delegate* unmanaged<virConnectCredential*, uint, void*, int>)&Ask,
                    cbdata = opaque,
                };
                return Native.virConnectOpenAuth(uri, &auth, flags);
            }
        }
        finally
        {
            CallbackHandle.Release(opaque);
        }
    }

    // SAFETY: libvirt passes `count` requests; each result is malloc'd here and freed by libvirt.
    [UnmanagedCallersOnly]
    private static int Ask(virConnectCredential* requests, uint count, void* opaque)
    {
        var self = CallbackHandle.Target<CredentialCallback>(opaque);
        try
        {
            for (var i = 0u; i < count; i++)
            {
                if (!self.Answer(requests + i))
                    return -1;
            }
            return 0;
        }
        catch (Exception e)
        {
            self.Failure = e;
            return -1;
        }
    }

    private bool Answer(virConnectCredential* request)
    {
        var question = new CredentialRequest((ConnectCredentialType)request->type, NativeStrings.Borrow(request->prompt),
            NativeStrings.BorrowOrNull(request->challenge), NativeStrings.BorrowOrNull(request->defresult));
        var text = answer(question) ?? question.DefaultResult;
        if (text is null)
            return false;
        var size = Encoding.UTF8.GetByteCount(text);
        var result = (byte*)NativeMemory.Alloc((nuint)size + 1);
        Encoding.UTF8.GetBytes(text, new Span<byte>(result, size));
        result[size] = 0;
        request->result = result;
        request->resultlen = (uint)size;
        return true;
    }
}
