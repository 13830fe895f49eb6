using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace TelegramAdmin.Core.Operations.Faults;

/// <summary>What makes two faults the same: their words without the numbers and ids in them.</summary>
internal static partial class FaultCauseKey
{
    private const int Longest = 300;

    /// <summary>"Update 12 failed" and "Update 13 failed" are both "Update # failed".</summary>
    public static string Words(string error)
    {
        var one = Spaces().Replace(Varying().Replace(error, "#"), " ").Trim();
        return one.Length > Longest ? one[..Longest] : one;
    }

    public static string Of(string words) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)))[..24];

    [GeneratedRegex(@"\b[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\b|\b[0-9a-f]{16,}\b|\d+([.,]\d+)*", RegexOptions.None, 500)]
    private static partial Regex Varying();

    [GeneratedRegex(@"\s+", RegexOptions.None, 500)]
    private static partial Regex Spaces();
}
