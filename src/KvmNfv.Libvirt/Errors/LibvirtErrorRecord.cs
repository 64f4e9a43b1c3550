using KvmNfv.Libvirt.Interop;

namespace KvmNfv.Libvirt;

/// <summary>libvirt's error record (<c>virError</c>), copied.</summary>
/// <param name="Code">What went wrong.</param>
/// <param name="Domain">The part of libvirt that reported it.</param>
/// <param name="Level">How bad it is.</param>
/// <param name="Message">libvirt's text.</param>
/// <param name="Str1">Extra text; its meaning depends on the code.</param>
/// <param name="Str2">Extra text.</param>
/// <param name="Str3">Extra text.</param>
/// <param name="Int1">Extra number, often an errno.</param>
/// <param name="Int2">Extra number.</param>
public sealed record LibvirtErrorRecord(
    ErrorNumber Code, ErrorDomain Domain, ErrorLevel Level, string Message, string? Str1, string? Str2, string? Str3, int Int1, int Int2)
{
    // SAFETY: the copy belongs to this call, which frees it; nothing in it is used afterwards.
    internal static unsafe LibvirtErrorRecord TakeLast()
    {
        var error = Native.virSaveLastError();
        if (error == null)
            return new(default, default, default, "", null, null, null, 0, 0);
        try
        {
            return new((ErrorNumber)error->code, (ErrorDomain)error->domain, (ErrorLevel)error->level,
                NativeStrings.Borrow(error->message), NativeStrings.BorrowOrNull(error->str1), NativeStrings.BorrowOrNull(error->str2),
                NativeStrings.BorrowOrNull(error->str3), error->int1, error->int2);
        }
        finally
        {
            Native.virFreeError(error);
            Native.virResetLastError();
        }
    }
}
