namespace TelegramAdmin.Core.Storage;

/// <summary>A row of one workspace. The context filters these by the workspace it was opened for.</summary>
public interface IWorkspaceOwned
{
    WorkspaceId WorkspaceId { get; }
}
