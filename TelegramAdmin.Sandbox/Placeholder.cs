namespace TelegramAdmin.Sandbox;
internal static class Placeholder;
