using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Auth;

/// <summary>In which workspace a session that is made or renewed in this request shall be: without it, renewing one would lead back to the last used.</summary>
internal static class WorkspaceWish
{
    private static readonly object Marker = new();

    extension(HttpContext context)
    {
        /// <summary>Null where any will do.</summary>
        public WorkspaceId? WishedWorkspace
        {
            get => context.Items.TryGetValue(Marker, out var wished) ? (WorkspaceId?)wished : null;
            set => context.Items[Marker] = value;
        }
    }
}
