using System.Globalization;
using Microsoft.Extensions.Logging;

namespace TelegramAdmin.Hosting.Logging;

/// <summary>What a line is about, out of the scopes that it was written in: only names of ours. The framework's own scopes hold addresses, and those hold keys.</summary>
internal static class LogScopes
{
    private static readonly HashSet<string> Ours = new(StringComparer.Ordinal) { "Workspace", "Bot", "Chat", "Update", "Message", "Job" };

    /// <returns>Null where there is nothing to say.</returns>
    public static IReadOnlyDictionary<string, string>? Read(IExternalScopeProvider? scopes)
    {
        Dictionary<string, string>? found = null;
        scopes?.ForEachScope((scope, _) =>
        {
            foreach (var (name, value) in scope as IEnumerable<KeyValuePair<string, object?>> ?? [])
            {
                if (value is not null && Ours.Contains(name))
                    (found ??= [])[name.ToLowerInvariant()] = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
            }
        }, (object?)null);
        return found;
    }
}
