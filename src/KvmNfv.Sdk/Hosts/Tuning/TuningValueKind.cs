namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>How a kernel file writes its value, which decides when two texts mean the same.</summary>
public enum TuningValueKind
{
    /// <summary>Words; how many blanks stand between them doesn't matter.</summary>
    Text,

    /// <summary>CPUs as a list, such as <c>0-3,8</c>.</summary>
    CpuList,

    /// <summary>CPUs as a mask of hexadecimal words, such as <c>1,0000000f</c>.</summary>
    CpuMask,

    /// <summary>One of several words, the chosen one in brackets, such as <c>always madvise [never]</c>.</summary>
    Choice,

    /// <summary>A count that is to be reached; more is as good.</summary>
    AtLeast,
}
