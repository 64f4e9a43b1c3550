namespace KvmNfv.Libvirt.Generator.Api;

/// <summary>A parameter or a return value: its C type, its name, and what the description says of it.</summary>
internal sealed record ApiArgument(string Type, string Name, string Info);

internal sealed record ApiFunction(
    string Name, string Library, string File, string Since, ApiArgument Returns, IReadOnlyList<ApiArgument> Arguments);

internal sealed record ApiEnumValue(string Name, string Type, string File, string Value, bool IsBit, string Since);

/// <summary>A macro; <see cref="Text"/> is set where it names a string, <see cref="Raw"/> where it is anything else.</summary>
internal sealed record ApiMacro(string Name, string File, string? Text, string? Raw, bool HasParameters, string Since);

internal sealed record ApiField(string Type, string Name);

internal sealed record ApiStruct(string Name, string Tag, IReadOnlyList<ApiField> Fields);

internal sealed record ApiCallback(string Name, ApiArgument Returns, IReadOnlyList<ApiArgument> Arguments);
