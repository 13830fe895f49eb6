using TelegramAdmin.Core.Events;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Payments.Catalogue;

/// <summary>A product was made, changed, moved or archived.</summary>
public sealed record CatalogueChanged(WorkspaceId WorkspaceId) : IEvent;

/// <summary>Whether Stripe has a product as we have it is another matter now.</summary>
public sealed record CatalogueSynced(WorkspaceId WorkspaceId) : IEvent;
