using System.Data.Common;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Reading;

namespace TelegramAdmin.Core.Analytics.Behaviour;

internal static class BehaviourBinding
{
    /// <summary>Binds what a statement asks for of a filter.</summary>
    public static void Bind(this DbCommand command, DatabaseProvider provider, WorkspaceId workspace, BehaviourFilter filter, DateTimeOffset? from = null, DateTimeOffset? to = null)
    {
        command.Bind(provider, "@workspace", workspace.Value);
        BindIfAsked("@from", from ?? filter.Period.Start);
        BindIfAsked("@to", to ?? filter.Period.End);
        BindIfAsked("@link", filter.Link?.ToLowerInvariant() ?? "");
        BindIfAsked("@bot", filter.Bot?.Value ?? 0);

        void BindIfAsked(string name, object value)
        {
            if (command.CommandText.Contains(name, StringComparison.Ordinal))
                command.Bind(provider, name, value);
        }
    }
}
