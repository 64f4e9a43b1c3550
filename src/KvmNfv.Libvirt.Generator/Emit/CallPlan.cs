namespace KvmNfv.Libvirt.Generator.Emit;

/// <summary>A parameter of a generated member.</summary>
internal sealed record PlannedParameter(string Type, string Name, bool Optional)
{
    public string Declaration => $"{Type} {Naming.Escape(Name)}{(Optional ? " = default" : "")}";
}

/// <summary>How one C# member calls one C function: what it takes, does before, passes, checks and returns.</summary>
internal sealed class CallPlan
{
    public List<PlannedParameter> Parameters { get; } = [];

    /// <summary>Attributes of the blocking member.</summary>
    public List<string> Attributes { get; } = [];

    public List<string> Before { get; } = [];

    public List<string> Fixed { get; } = [];

    public List<string> Arguments { get; } = [];

    /// <summary>When the call has failed, in terms of <c>result</c>.</summary>
    public string Failed { get; set; } = "result < 0";

    public string ReturnType { get; set; } = "void";

    /// <summary>What the member returns once the call has succeeded; null for nothing.</summary>
    public string? Returns { get; set; }

    /// <summary>Lines that replace the plain call: the two-step protocols.</summary>
    public List<string>? Body { get; set; }

    /// <summary>The class of the object, or of the list's elements, that is returned.</summary>
    public string? ReturnedClass { get; set; }
}
