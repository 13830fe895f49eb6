using TelegramAdmin;

var builder = WebApplication.CreateBuilder(args);
builder.AddTelegramAdmin();

var app = builder.Build();
app.UseTelegramAdmin();

await app.RunAsync();
